#!/usr/bin/env bash
# Opens, updates and closes an issue on GitHub, or a work item on Azure, for each org of orgs.json that differs or was not compared.
# drift-issues.sh <github|azure> <folder with drift-ORG/status, drift.md and retrieved of each org>
# RUN is the address of the run. The trees of the orgs are moved to the folder trees, for a report.
set -euo pipefail

case $1 in
  github)
    find_issue() { gh issue list --state open --limit 1000 --json number,title --jq "map(select(.title == \"$1\"))[0].number // empty"; }
    open_issue() { gh issue create --title "$1" --body-file body.md; }
    update_issue() { gh issue edit "$1" --body-file body.md; }
    close_issue() { gh issue close "$1" --comment "No longer so: $RUN"; }
    ;;
  azure)
    # States and types are those of the process "Basic".
    find_issue() {
      az boards query --output tsv --query "[0].id" --wiql "SELECT [System.Id] FROM workitems
        WHERE [System.TeamProject] = @project AND [System.Title] = '$1' AND [System.State] <> 'Done'"
    }
    open_issue() { az boards work-item create --output none --type Issue --title "$1" --description @body.md; }
    update_issue() { az boards work-item update --output none --id "$1" --description @body.md; }
    close_issue() { az boards work-item update --output none --id "$1" --state Done --discussion "No longer so: $RUN"; }
    ;;
  *)
    echo "'$1' is not a valid tracker. Valid trackers: github, azure." >&2
    exit 1
    ;;
esac

# Keeps one open issue while something is so, and none afterwards.
keep_issue() {
  local title=$1 is_so=$2 issue
  issue=$(find_issue "$title")
  if [ "$is_so" = no ]; then
    if [ -n "$issue" ]; then close_issue "$issue"; fi
  elif [ -n "$issue" ]; then
    update_issue "$issue"
  else
    open_issue "$title"
  fi
}

mkdir trees
for org in $(jq --raw-output '.[].org' orgs.json); do
  folder=$2/drift-$org
  if [ -d "$folder/retrieved" ]; then mv "$folder/retrieved" "trees/$org"; else mkdir "trees/$org"; fi
  status=unreachable
  if [ -f "$folder/status" ]; then status=$(cat "$folder/status"); fi
  case $status in
    same)
      keep_issue "ECA not compared: $org" no
      keep_issue "ECA drift: $org" no
      ;;
    differs)
      keep_issue "ECA not compared: $org" no
      { cat "$folder/drift.md" && echo && echo "$RUN"; } > body.md
      keep_issue "ECA drift: $org" yes
      ;;
    *)
      # What was known about the org stays open.
      echo "The org could not be retrieved or compared: $RUN" > body.md
      keep_issue "ECA not compared: $org" yes
      ;;
  esac
done
