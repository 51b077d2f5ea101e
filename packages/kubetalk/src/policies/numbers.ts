import { isIP } from 'node:net';
import { identity, type JsonObject, list, type Manifest, record, text } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import { LONGEST_VALUE } from '../text/budget';
import { addressesIn } from '../topology/addresses';
import { type ContainerText, mounted, valueAt } from '../topology/calls';
import type { PodPort } from '../topology/policies';
import type { Topology } from '../topology/topology';
import type { Workload } from '../topology/workloads';
import { namespaceIn } from './outgoing';
import { addresses, type Ends } from './peers';

/** An address as a number, which is no Service's name. */
interface NumberedAddress {
  readonly host: string;
  readonly port: number | undefined;
}

/** Variables whose value is no address to call: where the container itself listens, and versions. */
const NOT_CALLED = /LISTEN|BIND|VERSION|CIDR|SUBNET|MASK|NO_PROXY/i;

/** Addresses of IPv4 and IPv6, with a port or without, that are no part of a longer number or of a range. */
const ADDRESSES = [
  /(?<![\w.])(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?::(\d{1,5}))?(?![\w./]\d|\.\d)/g,
  /\[([\da-f:.]{2,45})\](?::(\d{1,5}))?(?!\/\d)/gi,
  /(?<![\w.:[])([\da-f]{0,4}:[\da-f:.]{1,44})(?![\w:\]/])/gi,
];

/** This machine, what has no address yet, and groups of machines. */
const OF_NOBODY = /^(?:(?:0|127|22[4-9]|23\d|255)\.|::1?$|ff)/i;

function numbersIn(value: string): readonly NumberedAddress[] {
  if (value.length > LONGEST_VALUE) return [];
  const found = ADDRESSES.flatMap((pattern) => [...value.matchAll(pattern)]);
  return found
    .filter(([, host = '']) => isIP(host) && !OF_NOBODY.test(host))
    .map(([, host = '', port]) => ({ host, port: port === undefined ? undefined : Number(port) }));
}

/** The addresses as numbers of a workload's variables and arguments, but for those that only a Secret has. */
export function statedAddresses(workload: Workload, topology: Topology): readonly Ends[] {
  return variablesOf(workload, topology)
    .filter(({ secret }) => !secret)
    .flatMap(({ value }) => numbersIn(value))
    .map(({ host, port }) => ({ peers: [addresses(host)], ports: port === undefined ? [] : [overTcp(port)] }));
}

function overTcp(number: number): PodPort {
  return { number, protocol: 'TCP' };
}

/** Where addresses stand that a workload may call, and that no policy may show or whose meaning is not known, in words. */
export function unsureAddresses(workload: Workload, topology: Topology): readonly string[] {
  const inVariables = variablesOf(workload, topology)
    .filter(({ secret, value }) => secret && numbersIn(value).length > 0)
    .map(({ variable, manifest }) => `${variable} of Secret ${identity(manifest).name}`);
  return [...new Set([...inVariables, ...inFiles(workload, topology)])];
}

/** The variables and arguments that may state an address, each with what it is set to. */
function variablesOf({ containers, namespace, manifest }: Workload, { find }: Topology): readonly ContainerText[] {
  const own = (variable: string, value: unknown): ContainerText => ({
    variable,
    value: typeof value === 'string' ? value : '',
    secret: false,
    manifest,
    path: [],
  });
  const source = (config: JsonObject, secret: JsonObject) =>
    find('ConfigMap', namespace, text(config.name)) ?? find('Secret', namespace, text(secret.name));
  return containers
    .flatMap(({ value }) => {
      const taken = list(value.envFrom).flatMap((one) => {
        const from = source(record(record(one).configMapRef), record(record(one).secretRef));
        return from ? keysOf(from).flatMap((key) => valueAt(from, key) ?? []) : [];
      });
      const named = list(value.env).map((one) => {
        const { name, value: stated, valueFrom } = record(one);
        const { configMapKeyRef, secretKeyRef } = record(valueFrom);
        const from = source(record(configMapKeyRef), record(secretKeyRef));
        const held = from && valueAt(from, text(record(configMapKeyRef ?? secretKeyRef).key));
        return held ? { ...held, variable: text(name) } : own(text(name), stated);
      });
      return [...taken, ...named, ...[...list(value.command), ...list(value.args)].map((word) => own('', word))];
    })
    .filter(({ variable }) => !NOT_CALLED.test(variable));
}

function keysOf({ value }: Manifest): readonly string[] {
  return [...new Set(['data', 'stringData'].flatMap((field) => Object.keys(record(value[field]))))];
}

/** An address in a file may mean anything: a client, a server of names, where the program listens, a page to read. */
function inFiles(workload: Workload, topology: Topology): readonly string[] {
  const { containers, namespace } = workload;
  const isOutside = ({ host }: InFile) =>
    isIP(host) > 0 || (host.includes('.') && namespaceIn(host, topology) === undefined);
  return containers.flatMap(({ value }) =>
    (['ConfigMap', 'Secret'] as const).flatMap((kind) =>
      mounted(workload, value, kind).flatMap(({ name, shows }) => {
        const manifest = topology.find(kind, namespace, name);
        const files = (manifest ? addressesByKey(manifest) : []).filter(([key]) => shows(key));
        return files.flatMap(([key, all]) => {
          const found = all.filter(isOutside).map(({ shown }) => `${shown} in file ${key}`);
          return kind === 'Secret' ? found.slice(0, 1).map(() => `file ${key} of Secret ${name}`) : found;
        });
      }),
    ),
  );
}

interface InFile {
  readonly host: string;
  readonly shown: string;
}

/** Names of what documents are written in, which nobody calls. */
const OF_DOCUMENTS = /(?:^|\.)(?:w3|xmlsoap|json-schema)\.org$/;

/** The addresses of the keys of a ConfigMap or Secret: as numbers, and in URLs. */
const addressesByKey = memo((manifest: Manifest): readonly (readonly [string, readonly InFile[]])[] =>
  keysOf(manifest).map((key) => {
    const value = valueAt(manifest, key)?.value ?? '';
    const named = addressesIn(value).filter(({ form, host }) => form === 'url' && !OF_DOCUMENTS.test(host));
    const shown = [...numbersIn(value), ...named].map(({ host, port }) => {
      const name = isIP(host) === 6 && port !== undefined ? `[${host}]` : host;
      return [port === undefined ? name : `${name}:${port}`, host] as const;
    });
    return [key, [...new Map(shown)].map(([text, host]) => ({ host, shown: text }))] as const;
  }),
);
