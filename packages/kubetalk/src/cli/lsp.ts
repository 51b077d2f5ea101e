import type { Command } from 'commander';
import { serve } from '../lsp/server';
import { command } from './frame';

const HELP = `
An editor starts it: docs/editor.md has the settings for several. It looks at the
folders that the editor opens, with the texts that are typed and not yet saved, and
with the kubetalk.yaml of each.
`;

export function lspCommand(): Command {
  return (
    command('lsp')
      // Editors name the only way that there is.
      .option('--stdio', 'uses standard input and output, which is the only way')
      .addHelpText('after', HELP)
      .action(serve)
  );
}
