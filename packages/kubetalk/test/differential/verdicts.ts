/** What an API server said of each mutant, by version. */
export interface Verdicts {
  readonly [version: string]: {
    /** Its whole version. */
    readonly server: string;
    /** By the seed's name: the fingerprint of its mutants, and a sign for each: `+` accepted, `-` rejected, `~` depends on the cluster. */
    readonly verdicts: { readonly [seed: string]: readonly [fingerprint: string, signs: string] };
  };
}

export const verdictsFile = 'packages/kubetalk/test/differential/verdicts.json';
