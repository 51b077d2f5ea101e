import { resolve } from 'node:path';
import type { Manifest } from '../manifest/manifest';
import { contains } from './inside';
import { kustomizationIn, referencedBy } from './kustomize';
import type { ManifestSource } from './walk';

/** Files and folders that changed, and which applications they are a part of. */
export class Changed {
  private readonly paths: readonly string[];

  constructor(paths: readonly string[]) {
    this.paths = paths.map((path) => resolve(path));
  }

  /** Whether what a chart or a kustomization makes depends on them; kustomize takes no file from outside of its folders. */
  concerns({ kind, path }: ManifestSource, values: readonly string[] = []): boolean {
    if (kind === 'chart') return [path, ...values].some((part) => this.isIn(part));
    return this.concernsKustomization(path, new Set());
  }

  /** Whether any of the manifests of plain files is from them. */
  concernsGroup(manifests: readonly Manifest[]): boolean {
    return manifests.some(({ source }) => this.isIn(source.file ?? '-'));
  }

  private concernsKustomization(path: string, seen: Set<string>): boolean {
    if (seen.has(resolve(path))) return false;
    seen.add(resolve(path));
    const file = kustomizationIn(path);
    const parts = file === undefined ? [] : referencedBy(file);
    return this.isIn(path) || parts.some((part) => this.concernsKustomization(part, seen));
  }

  /** Whether one of them is at a path, in it, or a folder that it is in. */
  private isIn(path: string): boolean {
    return this.paths.some((changed) => contains(path, changed) || contains(changed, path));
  }
}
