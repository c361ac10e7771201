#!/usr/bin/env pwsh
# Deploys policy.eca.yaml to an org: ./release.ps1 ORG
# ORG is a username or alias that sf is logged in to. With SF_AUTH_URL set (as a CI secret), the script logs in itself.
param([Parameter(Mandatory)] [string] $org)

$ErrorActionPreference = 'Stop'
# Exit codes are looked at below, whatever the version and its settings.
$PSNativeCommandUseErrorActionPreference = $false
Set-Location $PSScriptRoot

# On Windows the folder for temporary files is the user's own, elsewhere it is shared by all users.
$work = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
New-Item -ItemType Directory $work | Out-Null
if ($PSVersionTable.Platform -eq 'Unix') { chmod 700 $work }

function Step([string] $what) { Write-Host "`n== $what" }

# Ends the script where the last command failed.
function Confirm-Success { if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE } }

try {
    if ($env:SF_AUTH_URL) {
        Step 'Log in'
        # A file that only this user can read, and not an argument, which every process could see.
        [IO.File]::WriteAllText("$work/auth-url", $env:SF_AUTH_URL)
        sf org login sfdx-url --sfdx-url-file "$work/auth-url" --alias "$org"
        Confirm-Success
        Remove-Item "$work/auth-url"
    }

    Step 'Validate'
    eca validate
    Confirm-Success

    Step 'Retrieve'
    sf project retrieve start --metadata ExtlClntAppOauthConfigurablePolicies --api-version 68.0 --target-metadata-dir "$work/before" --unzip --target-org "$org"
    Confirm-Success

    Step 'Changes'
    eca diff --retrieved "$work/before"
    if ($LASTEXITCODE -eq 0) { Write-Host 'Nothing to deploy.'; exit 0 }
    # 2 means differences.
    if ($LASTEXITCODE -ne 2) { exit $LASTEXITCODE }

    Step 'Build'
    eca build --retrieved "$work/before" --output "$work/package" --no-steps
    Confirm-Success

    Step 'Validate against the org'
    sf project deploy start --metadata-dir "$work/package/metadata" --dry-run --target-org "$org"
    Confirm-Success

    # Without a terminal, deploy without asking.
    if (-not [Console]::IsInputRedirected) {
        if ((Read-Host "Deploy to ${org}? [y/N]") -cne 'y') { exit 1 }
    }

    Step 'Deploy'
    sf project deploy start --metadata-dir "$work/package/metadata" --target-org "$org"
    Confirm-Success

    Step 'Compare'
    sf project retrieve start --metadata ExtlClntAppOauthConfigurablePolicies --api-version 68.0 --target-metadata-dir "$work/after" --unzip --target-org "$org"
    Confirm-Success
    eca diff --retrieved "$work/after"
    Confirm-Success
}
finally {
    Remove-Item -Recurse -Force $work
}
