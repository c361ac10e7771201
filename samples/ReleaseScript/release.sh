#!/usr/bin/env bash
# Brings policy.eca.yaml into an org that sf is logged in to, and asks before it changes anything:
#   ./release.sh acme
set -euo pipefail
org=${1:?Which org? A username or alias that sf knows.}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

eca validate policy.eca.yaml

# What the org has, and what would become of it.
sf project retrieve start --metadata ExtlClntAppOauthConfigurablePolicies --api-version 66.0 --target-metadata-dir "$work/before" --unzip --target-org "$org"
if eca diff policy.eca.yaml --baseline "$work/before"; then
  echo "Nothing to do: $org has it all."
  exit 0
elif [ $? -ne 2 ]; then
  exit 1
fi

# Merged into what the org has, so that nothing an admin set is undone.
eca build policy.eca.yaml --baseline "$work/before" --output "$work/package" --no-steps
sf project deploy start --metadata-dir "$work/package/metadata" --dry-run --target-org "$org"

read -r -p "Deploy to $org? [y/N] " answer
[ "$answer" = y ] || exit 1
sf project deploy start --metadata-dir "$work/package/metadata" --target-org "$org"

# Does it hold?
sf project retrieve start --metadata ExtlClntAppOauthConfigurablePolicies --api-version 66.0 --target-metadata-dir "$work/after" --unzip --target-org "$org"
eca diff policy.eca.yaml --baseline "$work/after"
