import { identity } from 'kubetalk';
import type { Imported, ImportedEnvironment } from './import';
import type { NamedAddress } from './plan';

/** The report of an import, in lines of text. */
export function importReport({ environments }: Imported): readonly string[] {
  return environments.flatMap((environment) => {
    const before = environments.length > 1 ? `${environment.name}: ` : '';
    return linesOf(environment).map((line) => before + line);
  });
}

function linesOf({ manifests, secrets, addresses, moved, errors }: ImportedEnvironment): readonly string[] {
  const left = addresses.filter(({ leftBecause }) => leftBecause !== undefined);
  const references = addresses.length - left.length;
  const addressesText = `${references} of ${count(addresses.length, 'address', 'addresses')} ${references === 1 ? 'is a reference' : 'are references'}`;
  return [
    [`${count(manifests.length, 'object')}, equal`, ...(addresses.length > 0 ? [addressesText] : [])].join('; '),
    ...secrets.map(
      (one) => `Secret ${identity(one).name}: a reference, so that no value of it is in the code: apply it apart`,
    ),
    ...left.map((one) => `left as text: ${placeOf(one)}${one.call.address.host}: ${one.leftBecause}`),
    ...(moved > 0
      ? [
          `${count(moved, 'object')} ${moved === 1 ? 'is' : 'are'} elsewhere in the order: a Service follows its workload, and what others refer to comes first`,
        ]
      : []),
    ...(errors.length > 0
      ? [`not checked: ${count(errors.length, 'finding')} would stop the synth, see kubetalk check`]
      : []),
  ];
}

function placeOf({ call: { manifest, path } }: NamedAddress): string {
  const { file, line } = manifest.source;
  const number = line?.(path);
  return file === undefined ? '' : `${file}${number === undefined ? '' : `:${number}`}: `;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
