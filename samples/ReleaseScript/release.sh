#!/usr/bin/env bash
# Deploys policy.eca.yaml to an org: ./release.sh ORG
# ORG is a username or alias that sf is logged in to. With SF_AUTH_URL set (as a CI secret), the script logs in itself.
set -euo pipefail
cd "$(dirname "$0")"
org=${1:?"Which org? ./release.sh ORG"}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step() { printf '\n== %s\n' "$1"; }

if [ -n "${SF_AUTH_URL:-}" ]; then
  step 'Log in'
  # A file that only this user can read, and not an argument, which every process could see.
  (umask 077 && printf '%s' "$SF_AUTH_URL" > "$work/auth-url")
  sf org login sfdx-url --sfdx-url-file "$work/auth-url" --alias "$org"
  rm "$work/auth-url"
fi

step 'Validate'
eca validate

step 'Retrieve'
sf project retrieve start --metadata ExtlClntAppOauthConfigurablePolicies --api-version 68.0 --target-metadata-dir "$work/before" --unzip --target-org "$org"

step 'Changes'
status=0
eca diff --retrieved "$work/before" || status=$?
case $status in
  0) echo 'Nothing to deploy.'; exit 0 ;;
  2) ;; # There are differences.
  *) exit "$status" ;;
esac

step 'Build'
eca build --retrieved "$work/before" --output "$work/package" --no-steps

step 'Validate against the org'
sf project deploy start --metadata-dir "$work/package/metadata" --dry-run --target-org "$org"

# Without a terminal, deploy without asking.
if [ -t 0 ]; then
  read -r -p "Deploy to $org? [y/N] " answer
  [ "$answer" = y ] || exit 1
fi

step 'Deploy'
sf project deploy start --metadata-dir "$work/package/metadata" --target-org "$org"

step 'Compare'
sf project retrieve start --metadata ExtlClntAppOauthConfigurablePolicies --api-version 68.0 --target-metadata-dir "$work/after" --unzip --target-org "$org"
eca diff --retrieved "$work/after"
