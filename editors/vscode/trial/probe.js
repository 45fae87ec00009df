// An extension for trials: does what a person would do with txlint, and writes what it saw to $TXLINT_TRIAL_RESULT.
const fs = require("fs");
const vscode = require("vscode");

async function until(ready) {
  for (let tenths = 0; tenths < 900; tenths++) {
    const found = ready();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("waited in vain for: " + ready);
}

async function look(result) {
  const uri = vscode.Uri.file(process.env.TXLINT_TRIAL_FILE);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  const shown = () => vscode.languages.getDiagnostics(uri).filter((item) => item.source === "txlint");
  await until(() => shown().length);
  result.diagnostics = shown().map((item) => ({
    row: item.range.start.line + 1,
    code: item.code.value,
    link: item.code.target.toString(),
    path: (item.relatedInformation ?? []).map((step) => step.location.range.start.line + 1),
  }));
  const before = shown().length;
  const actions = await vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, shown()[0].range);
  result.actions = actions.map((action) => action.title);
  const everything = new vscode.Range(0, 0, document.lineCount, 0);
  const all = await vscode.commands.executeCommand(
    "vscode.executeCodeActionProvider", uri, everything, "source.fixAll", 10);
  result.fixAll = all.map((action) => [action.title, action.kind.value, Boolean(action.edit)]);
  fs.writeFileSync(process.env.TXLINT_TRIAL_RESULT + ".ready", "");
  await until(() => fs.existsSync(process.env.TXLINT_TRIAL_RESULT + ".seen")); // the picture has been taken
  await vscode.workspace.applyEdit(actions.find((action) => action.isPreferred).edit);
  await until(() => shown().length === before - 1);
  result.left = shown().map((item) => item.code.value);
}

exports.activate = async () => {
  const result = { version: vscode.version };
  try {
    await look(result);
  } catch (error) {
    result.error = String((error && error.stack) || error);
  }
  fs.writeFileSync(process.env.TXLINT_TRIAL_RESULT, JSON.stringify(result, null, 1));
};
