-- pylsp shows what flake8 finds, our codes with it; prints what the editor shows.
local say = function(...) io.stdout:write(table.concat(vim.tbl_map(tostring, { ... }), " "), "\n") end

local ok, problem = pcall(function()
  local off = { enabled = false }
  local plugins = {
    flake8 = { enabled = true, executable = vim.env.FLAKE8 },
    pyflakes = off,
    pycodestyle = off,
    mccabe = off,
  }
  local settings = { pylsp = { plugins = plugins } }
  local id = vim.lsp.start_client({
    name = "pylsp",
    cmd = { vim.env.PYLSP },
    root_dir = vim.fn.getcwd(),
    settings = settings,
    on_init = function(client) client.notify("workspace/didChangeConfiguration", { settings = settings }) end,
  })
  assert(id and vim.lsp.buf_attach_client(0, id), "the server does not start")
  assert(vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 20), "no diagnostics")
  for _, item in ipairs(vim.diagnostic.get(0)) do
    say("SHOWN", item.lnum + 1, item.col + 1, item.code, item.source)
  end
end)
if not ok then
  say("FAILED", problem)
  vim.cmd("cquit 1")
end
vim.cmd("qall!")
