import { type Code, call, type Entry, of, text } from './code';

/** A construct as it is made: its class, and its props without the name. */
export interface Made {
  readonly className: string;
  readonly name: string;
  readonly props: readonly Entry[];
}

/** The construct as code. */
export function made({ className, name, props }: Made, scope: Code, id: string): Code {
  const named = name === id ? props : [{ key: 'name', value: text(name) }, ...props];
  return call(`new ${className}`, scope, text(id), of(named));
}
