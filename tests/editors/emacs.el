;;; emacs.el --- eglot with txlint, without a screen  -*- lexical-binding: t -*-
;; Prints what the editor shows, then mends the first finding as a user would, and what is left.
(package-initialize)
(require 'eglot)
(require 'flymake)

(defun say (&rest parts) (princ (concat (mapconcat (lambda (part) (format "%s" part)) parts " ") "\n")))

(defun shown ()
  (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))

(defun wait-for (number)
  (let ((end (+ (float-time) 30)))
    (while (and (/= (length (shown)) number) (< (float-time) end))
      (accept-process-output nil 0.05))
    (unless (= (length (shown)) number)
      (say "FAILED" "diagnostics:" (shown))
      (kill-emacs 1))))

(let ((file (pop command-line-args-left))
      (server (append (json-parse-string (getenv "TXLINT_SERVER")) nil)))
  (setq eglot-sync-connect 30 eglot-autoshutdown t)
  (with-current-buffer (find-file-noselect file)
    (python-mode)
    (eglot--connect '(python-mode) (cons 'transient default-directory) 'eglot-lsp-server server "python")
    (unless (eglot-managed-p) (eglot--managed-mode 1))
    (flymake-start)
    (wait-for 2)
    (dolist (item (shown))
      (save-excursion
        (goto-char (flymake-diagnostic-beg item))
        (say "SHOWN" (line-number-at-pos) (1+ (current-column)) (flymake-diagnostic-text item))))
    (goto-char (flymake-diagnostic-beg (car (shown))))
    (let ((action (car (append (eglot-code-actions (point) (line-end-position) "quickfix") nil))))
      (say "ACTION" (plist-get action :title))
      (eglot--apply-workspace-edit (plist-get action :edit)))
    (say "LINE" (buffer-substring-no-properties (line-beginning-position) (line-end-position)))
    (eglot--signal-textDocument/didChange) ; a timer does it while a person is idle, which nobody is here
    (wait-for 1)
    (say "LEFT" (flymake-diagnostic-text (car (shown))))
    (set-buffer-modified-p nil)
    (kill-emacs 0)))
