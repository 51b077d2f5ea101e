import type { JsonObject, Manifest } from '../../manifest/manifest';

/** What an object of a GitOps controller has it apply. */
export interface Release {
  /** The object. */
  readonly of: Manifest;
  /** The cluster. @default - the one of the object */
  readonly cluster?: string;
  /** The folder, from the top of the repository. */
  readonly path: string;
  /** The namespace of what names none. @default - none is given */
  readonly namespace?: string;
  /** Fields of a kustomization that is put over it. @default - none */
  readonly overlay?: JsonObject;
  /** How a chart is rendered. @default - by the controller's name and without values */
  readonly helm?: HelmRelease;
  /** Which files of a folder without a kustomization are taken. @default - all, in all folders of it */
  readonly takes?: (file: string) => boolean;
  /** What `${NAME}` stands for. @default - nothing is put in */
  readonly variables?: Readonly<Record<string, string>>;
}

export interface HelmRelease {
  readonly name: string;
  readonly namespace?: string;
  /** Files, from the top of the repository, and texts of YAML; the last one wins. */
  readonly values: readonly ({ readonly file: string } | { readonly text: string })[];
  /** As helm's `--set`, or `--set-string`. */
  readonly parameters?: readonly { readonly flag: 'set' | 'set-string'; readonly text: string }[];
}

/** What is not followed, and why. */
export interface NotFollowed {
  readonly of: Manifest;
  readonly reason: string;
}

export const ELSEWHERE = 'of another repository';

/** Whether a repository, by its URL, may be this one. */
export type IsHere = (url: string) => boolean;

/** What a release applies, and where it is made from. */
export interface Made {
  readonly manifests: readonly Manifest[];
  /** The folder, where it is a chart or a kustomization, or else the files. */
  readonly from: readonly string[];
  /** Whether a tool built it. */
  readonly isBuilt: boolean;
}

/** What releases made, by what they say. */
export type MadeBefore = Map<string, Promise<Made>>;
