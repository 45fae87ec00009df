-- Neovim 0.7 to 0.10, which know vim.lsp.start_client: diagnostics are pushed (0.7 to 0.9) or pulled (0.10).
-- Prints what the editor shows, then mends the first finding as a user would, and what is left.
local say = function(...) io.stdout:write(table.concat(vim.tbl_map(tostring, { ... }), " "), "\n") end
local shown = function() return vim.diagnostic.get(0) end

local ok, problem = pcall(function()
  local id = vim.lsp.start_client({
    name = "txlint",
    cmd = vim.fn.json_decode(vim.env.TXLINT_SERVER),
    root_dir = vim.fn.getcwd(),
  })
  assert(id and vim.lsp.buf_attach_client(0, id), "the server does not start")
  assert(vim.wait(30000, function() return #shown() == 2 end, 20), "no diagnostics")
  for _, item in ipairs(shown()) do
    say("SHOWN", item.lnum + 1, item.col + 1, item.code, item.severity, item.source)
  end

  local first = shown()[1]
  local here = { line = first.lnum, character = first.col }
  local params = vim.lsp.util.make_range_params()
  params.range = { start = here, ["end"] = here }
  params.context = { only = { "quickfix" }, diagnostics = vim.lsp.diagnostic.get_line_diagnostics(0, first.lnum) }
  local answer = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 10000)
  local action = answer[id].result[1]
  say("ACTION", action.title)
  vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(id).offset_encoding)
  say("LINE", vim.fn.getline(first.lnum + 1))
  assert(vim.wait(30000, function() return #shown() == 1 end, 20), "the diagnostic stays")
  say("LEFT", shown()[1].code)
end)
if not ok then
  say("FAILED", problem)
  vim.cmd("cquit 1")
end
vim.cmd("qall!")
