import type { Command } from 'commander';
import type { ReadOptions } from '../application/files';

/** What a command line says about charts and kustomizations. */
export interface Building {
  readonly build: boolean;
  readonly allowRemote?: boolean;
}

/** Adds the options of every command that reads folders. */
export function building(command: Command): Command {
  return command
    .option('--no-build', 'reads plain files alone: renders no chart and builds no kustomization')
    .option('--allow-remote', 'lets kustomizations take parts from other machines and repositories');
}

export function buildOptions({ build, allowRemote = false }: Building): Pick<ReadOptions, 'build' | 'allowRemote'> {
  return { build, allowRemote };
}
