#!/usr/bin/env pwsh
# Brings policy.eca.yaml into an org: ./release.ps1 ORG
# ORG is a username or alias that sf is logged in to. Where SF_AUTH_URL is set, as a secret of a CI system, the script logs in itself.
param([Parameter(Mandatory)] [string] $org)

$ErrorActionPreference = 'Stop'
# Exit codes are looked at below, whatever the version and its settings.
$PSNativeCommandUseErrorActionPreference = $false
Set-Location $PSScriptRoot

# On Windows the folder for temporary files is the user's own, elsewhere it is everybody's.
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

    Step 'Mistakes and rules'
    eca validate
    Confirm-Success

    Step 'What the org has'
    sf project retrieve start --metadata ExtlClntAppOauthConfigurablePolicies --api-version 66.0 --target-metadata-dir "$work/before" --unzip --target-org "$org"
    Confirm-Success

    Step 'What would change'
    eca diff --retrieved "$work/before"
    if ($LASTEXITCODE -eq 0) { Write-Host 'Nothing to deploy.'; exit 0 }
    # 2 says that they differ.
    if ($LASTEXITCODE -ne 2) { exit $LASTEXITCODE }

    Step 'Policies, merged into what the org has'
    eca build --retrieved "$work/before" --output "$work/package" --no-steps
    Confirm-Success

    Step 'Would the org take it?'
    sf project deploy start --metadata-dir "$work/package/metadata" --dry-run --target-org "$org"
    Confirm-Success

    # Where nobody can be asked, who started the script has agreed.
    if (-not [Console]::IsInputRedirected) {
        if ((Read-Host "Deploy to ${org}? [y/N]") -cne 'y') { exit 1 }
    }

    Step 'Deploy'
    sf project deploy start --metadata-dir "$work/package/metadata" --target-org "$org"
    Confirm-Success

    Step 'Does it hold?'
    sf project retrieve start --metadata ExtlClntAppOauthConfigurablePolicies --api-version 66.0 --target-metadata-dir "$work/after" --unzip --target-org "$org"
    Confirm-Success
    eca diff --retrieved "$work/after"
    Confirm-Success
}
finally {
    Remove-Item -Recurse -Force $work
}
