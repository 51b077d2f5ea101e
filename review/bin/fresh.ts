import { InputError } from '../manifest/input-error';

/** What the sources say now. It loads cdk8s, which costs more than all else that a diff does. */
export interface Fresh {
  readonly names: readonly string[];
  /** The environment that ENVIRONMENT names. */
  readonly asked: string;
  yaml(name: string): string;
}

/** @throws InputError where ENVIRONMENT names none */
export async function fresh(): Promise<Fresh> {
  const [{ environmentNamed, environmentNames }, { synthesize }] = await Promise.all([
    import('../../environments'),
    import('../../synth'),
  ]);
  const asked = ours(() => environmentNamed(process.env.ENVIRONMENT || undefined));
  // As in main.ts: what a pipeline says by variables is for the environment that it asks for.
  const variables = (name: string) => (name === asked ? process.env : {});
  return {
    names: environmentNames,
    asked,
    yaml: (name) => ours(() => synthesize(environmentNamed(name), variables(name))),
  };
}

/** A plain Error of the synth says itself what to mend. */
function ours<Result>(make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    if ((error as Error).constructor !== Error) throw error;
    throw new InputError((error as Error).message.trim().replace(/\s*\n\s*/g, '; '));
  }
}
