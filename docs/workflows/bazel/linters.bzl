"""tools/lint/linters.bzl; .flake8 says: extend-select = TX"""

load("@aspect_rules_lint//lint:flake8.bzl", "lint_flake8_aspect")
load("@aspect_rules_lint//lint:lint_test.bzl", "lint_test")

txlint = lint_flake8_aspect(
    binary = Label("//tools/lint:flake8"),
    config = Label("//:.flake8"),
)

txlint_test = lint_test(aspect = txlint)
