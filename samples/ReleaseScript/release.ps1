# Brings policy.eca.yaml into an org that sf is logged in to, and asks before it changes anything:
#   ./release.ps1 acme
param([Parameter(Mandatory)] [string] $org)
$ErrorActionPreference = 'Stop'
$work = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())

function Assert-Success { if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE } }

try {
    eca validate policy.eca.yaml
    Assert-Success

    # What the org has, and what would become of it.
    sf project retrieve start --metadata ExtlClntAppOauthConfigurablePolicies --api-version 66.0 --target-metadata-dir "$work/before" --unzip --target-org "$org"
    Assert-Success
    eca diff policy.eca.yaml --baseline "$work/before"
    if ($LASTEXITCODE -eq 0) { Write-Host "Nothing to do: $org has it all."; exit 0 }
    if ($LASTEXITCODE -ne 2) { exit 1 }

    # Merged into what the org has, so that nothing an admin set is undone.
    eca build policy.eca.yaml --baseline "$work/before" --output "$work/package" --no-steps
    Assert-Success
    sf project deploy start --metadata-dir "$work/package/metadata" --dry-run --target-org "$org"
    Assert-Success

    if ((Read-Host "Deploy to ${org}? [y/N]") -ne 'y') { exit 1 }
    sf project deploy start --metadata-dir "$work/package/metadata" --target-org "$org"
    Assert-Success

    # Does it hold?
    sf project retrieve start --metadata ExtlClntAppOauthConfigurablePolicies --api-version 66.0 --target-metadata-dir "$work/after" --unzip --target-org "$org"
    Assert-Success
    eca diff policy.eca.yaml --baseline "$work/after"
    Assert-Success
}
finally {
    if (Test-Path $work) { Remove-Item -Recurse -Force $work }
}
