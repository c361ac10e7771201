namespace IDialogue.Eca.Policies.Posture;

/// <summary>The style and the script of the page. Without the script, all of the page can be read; it sorts tables.</summary>
internal static class PageStyle
{
    public const string Css =
        """

        :root { color-scheme: light dark; --page: #f4f6f9; --card: #ffffff; --text: #1a2230; --soft: #51607a; --line: #d9dfe8;
          --accent: #0b5cab; --good: #17693a; --warn: #8a5300; --bad: #b3261e; --track: #e4e9f0; --good-soft: #e3f4e9; --warn-soft: #fdf0d9;
          --bad-soft: #fce8e6; --flat-soft: #e9edf3; }
        @media (prefers-color-scheme: dark) {
          :root { --page: #0e141d; --card: #161e2a; --text: #e8edf5; --soft: #a3b1c6; --line: #2b3748; --accent: #7cb8ff; --good: #6fd693;
            --warn: #f0b964; --bad: #ff938a; --track: #2b3748; --good-soft: #143222; --warn-soft: #38290f; --bad-soft: #3f1d1b;
            --flat-soft: #243041; } }
        * { box-sizing: border-box; }
        html { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; scroll-behavior: smooth; }
        body { margin: 0; background: var(--page); color: var(--text); }
        header, main, footer { max-width: 96rem; margin: 0 auto; padding: 0 1.5rem; }
        header { padding-top: 2.5rem; }
        h1 { font-size: 2rem; line-height: 1.2; margin: 0; letter-spacing: -0.01em; }
        h2 { font-size: 1.3rem; margin: 0 0 0.75rem; letter-spacing: -0.005em; }
        h3 { font-size: 1.05rem; margin: 1.5rem 0 0.5rem; }
        h4 { font-size: 0.95rem; margin: 1.25rem 0 0.35rem; }
        p { margin: 0 0 0.75rem; max-width: 50rem; }
        a { color: var(--accent); }
        code { font: 0.875em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
        .soft { color: var(--soft); }
        header p { margin: 0.4rem 0 0; max-width: none; }
        nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.4rem 1.25rem; padding: 0; margin: 1.25rem 0 0;
          font-size: 0.95rem; }
        section { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; padding: 1.5rem; margin: 1.25rem 0; }
        section section { border: 0; padding: 0; margin: 0; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 1rem; margin: 1.25rem 0; }
        .tiles > div { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; padding: 1rem 1.25rem; }
        .tiles dt { color: var(--soft); font-size: 0.875rem; }
        .tiles dd { margin: 0; }
        .tiles .value { font-size: 2rem; font-weight: 650; line-height: 1.25; letter-spacing: -0.02em; }
        .tiles .note { color: var(--soft); font-size: 0.875rem; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(34rem, 100%), 1fr)); gap: 1.25rem 2.5rem; }
        figure { margin: 0; min-width: 0; max-width: 44rem; }
        figcaption { font-weight: 600; margin-bottom: 0.5rem; }
        svg { display: block; width: 100%; height: auto; }
        svg text { fill: var(--text); font: 13px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
        svg .count { fill: var(--soft); }
        .track { fill: var(--track); }
        .bar { fill: var(--accent); }
        .bar-good { fill: var(--good); } .bar-warn { fill: var(--warn); } .bar-bad { fill: var(--bad); }
        .curve { fill: none; stroke: var(--accent); stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
        .curve-soft { fill: none; stroke: var(--soft); stroke-width: 2; stroke-dasharray: 5 5; }
        svg .last { text-anchor: end; }
        .grid { stroke: var(--line); stroke-width: 1; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
        caption { text-align: left; color: var(--soft); padding: 0 0 0.5rem; font-size: 0.875rem; }
        th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem; border-bottom: 1px solid var(--line);
          overflow-wrap: break-word; min-width: 4.5rem; }
        .facts td, .sorted tbody th, .sorted td a, .sorted td div, .messages, h3, h4, summary { overflow-wrap: anywhere; }
        .sorted td a { display: inline-block; min-width: 8rem; }
        thead th { color: var(--soft); font-weight: 600; font-size: 0.8125rem; border-bottom: 2px solid var(--line);
          vertical-align: bottom; }
        tbody th { font-weight: 600; min-width: 8rem; }
        tbody tr:last-child > * { border-bottom: 0; }
        th button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: left; }
        th button::after { content: " ↕"; }
        th[aria-sort="ascending"] button::after { content: " ↑"; }
        th[aria-sort="descending"] button::after { content: " ↓"; }
        .facts th { width: 16rem; color: var(--soft); font-weight: 500; }
        .score { white-space: nowrap; min-width: 9rem; }
        .score svg { width: 4.5rem; height: 0.5rem; display: inline-block; margin-right: 0.5rem; }
        .tag { display: inline-block; border-radius: 1rem; padding: 0.05rem 0.6rem; font-size: 0.8125rem; font-weight: 600;
          white-space: nowrap; }
        .tag-good { background: var(--good-soft); color: var(--good); }
        .tag-warn { background: var(--warn-soft); color: var(--warn); }
        .tag-bad { background: var(--bad-soft); color: var(--bad); }
        .tag-flat { background: var(--flat-soft); color: var(--soft); }
        .wide-choice { color: var(--warn); font-weight: 600; }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        details { border-top: 1px solid var(--line); }
        summary { cursor: pointer; padding: 0.65rem 0; }
        summary h4 { display: inline; margin: 0 0.35rem 0 0; font-size: 1rem; }
        details[open] > summary { padding-bottom: 0.35rem; }
        details > div { padding: 0 0 1.25rem 1.1rem; }
        details table { margin: 0 0 1.5rem; }
        details details { border: 0; }
        details details table { margin: 0 0 0.5rem; }
        details details summary { color: var(--accent); padding: 0.5rem 0; }
        .messages { margin: 0.25rem 0 0; padding-left: 1.1rem; color: var(--soft); }
        #signature td { height: 3rem; }
        footer { color: var(--soft); font-size: 0.875rem; padding-bottom: 3rem; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
        :target { scroll-margin-top: 1rem; }
        @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
        @media print {
          :root { color-scheme: light; --page: #ffffff; --card: #ffffff; --text: #000000; --soft: #444444; --line: #bbbbbb;
            --accent: #0b4a8a; --good: #115c30; --warn: #7a4a00; --bad: #9b1c15;
            --track: #dddddd; --good-soft: #ffffff; --warn-soft: #ffffff;
            --bad-soft: #ffffff; --flat-soft: #ffffff; }
          html { font-size: 10pt; }
          header, main, footer { max-width: none; padding: 0; }
          section, .tiles > div { border-radius: 0; }
          section { padding: 0.75rem 0; border-width: 1px 0 0; }
          nav { display: none; }
          .wide { overflow: visible; }
          tr, figure, .tiles > div, #signature { break-inside: avoid; }
          h2, h3, h4, summary { break-after: avoid; }
          thead { display: table-header-group; }
          th button::after { content: ""; }
          .tag { border: 1px solid currentColor; }
          a { color: inherit; text-decoration: none; }
          details::details-content { content-visibility: visible; height: auto; }
          svg *, .tag { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """;

    public const string Script =
        """

        addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(part => { part.open = true; }));
        for (const table of document.querySelectorAll('table.sorted')) {
          const heads = [...table.tHead.rows[0].cells];
          heads.forEach((head, column) => {
            const button = document.createElement('button');
            button.type = 'button';
            button.append(...head.childNodes);
            head.append(button);
            button.addEventListener('click', () => {
              const isUp = head.getAttribute('aria-sort') !== 'ascending';
              heads.forEach(other => other.removeAttribute('aria-sort'));
              head.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
              const key = row => row.cells[column].dataset.key ?? row.cells[column].textContent;
              const compare = (a, b) => key(a).localeCompare(key(b), 'en', { numeric: true });
              const rows = [...table.tBodies[0].rows].sort((a, b) => isUp ? compare(a, b) : compare(b, a));
              table.tBodies[0].append(...rows);
            });
          });
        }

        """;
}
