-- Neovim 0.11 and later, set up as docs/editors.md says: diagnostics are pulled.
-- Prints what the editor shows, then mends the first finding as a user would, and what is left.
local say = function(...) io.stdout:write(table.concat(vim.tbl_map(tostring, { ... }), " "), "\n") end
local shown = function() return vim.diagnostic.get(0) end

local ok, problem = pcall(function()
  vim.lsp.config("txlint", {
    cmd = vim.fn.json_decode(vim.env.TXLINT_SERVER),
    filetypes = { "python" },
    root_markers = { "txlint.toml", "pyproject.toml", "setup.cfg", ".git" },
  })
  vim.lsp.enable("txlint")
  vim.cmd("setfiletype python")
  assert(vim.wait(30000, function() return #shown() == 2 end, 20), "no diagnostics")
  vim.wait(500) -- were they pushed, too, the second copies would be here by now
  for _, item in ipairs(shown()) do
    say("SHOWN", item.lnum + 1, item.col + 1, item.code, item.severity, item.source)
  end

  local first = shown()[1]
  vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      if action.isPreferred then say("ACTION", action.title) end
      return action.isPreferred
    end,
  })
  assert(vim.wait(30000, function() return #shown() == 1 end, 20), "the diagnostic stays")
  say("LINE", vim.fn.getline(first.lnum + 1))
  say("LEFT", shown()[1].code)
end)
if not ok then
  say("FAILED", problem)
  vim.cmd("cquit 1")
end
vim.cmd("qall!")
