import { type Json, list, record, strings, text } from '../manifest/manifest';
import type { Labels } from './labels';
import { addsLabel, isAddedLabel } from './pod-labels';

/** One demand that a selector makes on labels. */
export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

/** All demands of a selector; without any it matches everything. */
export type Selector = readonly Requirement[];

/** The selector of a Service or a ReplicationController: labels that must all be there. */
export function equalitySelector(value: Json | undefined): Selector {
  return Object.entries(strings(value)).map(([key, wanted]) => ({ key, operator: 'In', values: [wanted] }));
}

/** A LabelSelector: `matchLabels` and `matchExpressions`. An operator that there is not is left out. */
export function labelSelector(value: Json | undefined): Selector {
  const { matchLabels, matchExpressions } = record(value);
  const expressions = list(matchExpressions)
    .map(record)
    .flatMap(({ key, operator, values }) => {
      const known = OPERATORS.find((name) => name === operator);
      return known ? [{ key: text(key), operator: known, values: list(values).map(text) }] : [];
    });
  return [...equalitySelector(matchLabels), ...expressions];
}

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

export function matches(selector: Selector, labels: Labels): boolean {
  return selector.every(({ key, operator, values }) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    const listed = value !== undefined && values.includes(value);
    return operator === 'In' ? listed : !listed;
  });
}

/** What a selector finds: Pods that have their labels from a template, and some from their controller. */
export interface Labelled {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
}

/** Whether a selector matches a workload's Pods, or one of them. */
export function matchesPods(selector: Selector, workload: Labelled): boolean {
  return selector.every((demand) => {
    const { key, operator, values } = demand;
    if (Object.hasOwn(workload.labels, key) || !addsLabel(workload, key)) return matches([demand], workload.labels);
    if (operator === 'In') return values.some((value) => addsLabel(workload, key, value));
    return operator !== 'DoesNotExist';
  });
}

/** A selector as kubectl prints it: `app=web,tier in (a,b)`. */
export function selectorText(selector: Selector): string {
  return selector
    .map(({ key, operator, values }) => {
      if (operator === 'Exists') return key;
      if (operator === 'DoesNotExist') return `!${key}`;
      if (operator === 'In' && values.length === 1) return `${key}=${values[0]}`;
      return `${key} ${operator === 'In' ? 'in' : 'notin'} (${values.join(',')})`;
    })
    .join(',');
}

/** To look at fewer takes less than to remember what was found. */
const MANY = 20;

/** Finds the labelled things that a selector matches without looking at all of them. */
export class LabelIndex<Item extends Labelled> {
  private readonly byNamespace = new Map<string, Item[]>();
  private readonly byLabel = new Map<string, Item[]>();
  private readonly found = new Map<string, readonly Item[]>();

  constructor(items: Iterable<Item>) {
    for (const item of items) {
      push(this.byNamespace, item.namespace, item);
      for (const [key, value] of Object.entries(item.labels))
        push(this.byLabel, term(item.namespace, key, value), item);
    }
  }

  /** What the selector matches in a namespace, in the order of the manifests. */
  find(namespace: string, selector: Selector): readonly Item[] {
    const candidates = this.candidates(namespace, selector);
    if (candidates.length < MANY) return candidates.filter((item) => matchesPods(selector, item));
    // As many Services as Pods that all have one selector would make the square of them.
    const key = JSON.stringify([namespace, selector]);
    const items = this.found.get(key) ?? candidates.filter((item) => matchesPods(selector, item));
    this.found.set(key, items);
    return items;
  }

  /** The first of what the selector matches that passes a test; looks no further. */
  first(namespace: string, selector: Selector, test: (item: Item) => boolean): Item | undefined {
    return this.candidates(namespace, selector).find((item) => matchesPods(selector, item) && test(item));
  }

  /** Everything in a namespace. */
  in(namespace: string): readonly Item[] {
    return this.byNamespace.get(namespace) ?? [];
  }

  /** The shortest list that holds all matches. */
  private candidates(namespace: string, selector: Selector): readonly Item[] {
    return selector
      .filter(({ key, operator, values }) => operator === 'In' && values.length === 1 && !isAddedLabel(key))
      .map(({ key, values: [value = ''] }) => this.byLabel.get(term(namespace, key, value)) ?? [])
      .reduce<readonly Item[]>((least, some) => (some.length < least.length ? some : least), this.in(namespace));
  }
}

function term(namespace: string, key: string, value: string): string {
  return `${namespace}\n${key}\n${value}`;
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
}
