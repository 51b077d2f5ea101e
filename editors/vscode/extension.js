import { workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';

let client;

/** Starts the language server of kubetalk for all folders that are open. */
export function activate() {
  const command = workspace.getConfiguration('kubetalk').get('path') || 'kubetalk';
  client = new LanguageClient(
    'kubetalk',
    { command, args: ['lsp'] },
    {
      documentSelector: [
        { scheme: 'file', language: 'yaml' },
        { scheme: 'file', language: 'json' },
        { scheme: 'file', pattern: '**/*.{yaml,yml,json}' },
      ],
      synchronize: { fileEvents: workspace.createFileSystemWatcher('**/*.{yaml,yml,json,tpl}') },
    },
  );
  return client.start();
}

export function deactivate() {
  return client?.stop();
}
