import { type Code, callCode, type Property, propertiesCode, textCode } from './code';

/** A construct as it is made: its class, and its props without the name. */
export interface Made {
  readonly className: string;
  readonly name: string;
  readonly props: readonly Property[];
}

/** The construct as code. */
export function made({ className, name, props }: Made, scope: Code, id: string): Code {
  const named = name === id ? props : [{ key: 'name', value: textCode(name) }, ...props];
  return callCode(`new ${className}`, scope, textCode(id), ...(named.length > 0 ? [propertiesCode(named)] : []));
}
