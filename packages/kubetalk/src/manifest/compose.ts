import { isDeepStrictEqual } from 'node:util';
import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { Allowance } from './allowance';
import type { Composed, OnEntry } from './composed';
import { Indented } from './indented';
import { type FieldPath, isRecord, type Json } from './manifest';
import { plain } from './plain';
import { plainScalar, taggedScalar } from './scalar';
import { MAX_DEPTH, SyntaxFault, tooDeep } from './syntax-fault';

/** Values that aliases may add to a document, a long text counting for several: ten aliases of ten aliases of ten… take one line each. */
export const MAX_ALIASED = 1_000_000;
const aliased = new Allowance(MAX_ALIASED, 1);

interface Node {
  readonly value: Json;
  /** How many values it holds, itself included. */
  readonly size: number;
  /** How many collections it nests. */
  readonly height: number;
}

/** An escape that kubectl's reader does not take, behind all those before it. */
const NO_ESCAPE = /^(?:[^\\]|\\(?!\/|u[dD][89a-fA-F])[\s\S])*\\(?:\/|u[dD])/;

/** Where an event's value begins; undefined for one that has no place of its own, such as a value left out. */
function offsetOf(event: Event): number | undefined {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart < 0 ? undefined : event.valueStart;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  return 'start' in event ? event.start : undefined;
}

/** Makes the value of one document from its events, as kubectl would. */
class Composer {
  readonly duplicates: FieldPath[] = [];
  /** By name; undefined while the value that it names is being read. */
  private readonly anchors = new Map<string, Node | undefined>();
  private readonly path: (string | number)[] = [];
  /** Where the last value that has a place begins. */
  private offset = 0;

  private readonly text: string;

  constructor(
    private readonly source: Indented,
    private readonly events: readonly Event[],
    private next: number,
    private readonly record: OnEntry | undefined,
    private readonly json: boolean,
  ) {
    this.text = source.text;
  }

  /** The document whose first event comes next, and the position after its last one. */
  document(): readonly [Composed, number] {
    this.next++;
    this.isNext(EVENT_ID.POP);
    const { offset } = this;
    const { value } = this.node();
    return [{ value, duplicates: this.duplicates, offset }, this.next + 1];
  }

  private fail(message: string): never {
    throw new SyntaxFault(message, this.offset);
  }

  /** Whether the next event is of a type; notes its position. */
  private isNext(type: Event['type']): boolean {
    const event = this.events[this.next] as Event;
    const offset = offsetOf(event);
    if (offset !== undefined) this.offset = this.source.original(offset);
    return event.type === type;
  }

  private node(): Node {
    this.isNext(EVENT_ID.POP);
    const event = this.events[this.next++] as Event;
    if (!('anchorStart' in event) || event.anchorStart < 0) return this.content(event);
    const name = this.text.slice(event.anchorStart, event.anchorEnd);
    if (event.type === EVENT_ID.ALIAS) return this.alias(name);
    this.anchors.set(name, undefined);
    const node = this.content(event);
    this.anchors.set(name, node);
    return node;
  }

  private content(event: Event): Node {
    if (event.type === EVENT_ID.SEQUENCE) return this.sequence();
    if (event.type === EVENT_ID.MAPPING) return this.mapping();
    const value = this.scalar(event as ScalarEvent);
    return { value, size: 1 + Math.floor(String(value).length / 100), height: 0 };
  }

  private alias(name: string): Node {
    const node = this.anchors.get(name);
    if (!node)
      this.fail(this.anchors.has(name) ? 'an anchor that contains itself' : 'an alias without its anchor before it');
    // Who asks for places has read the text before.
    if (!this.record && !aliased.take(node.size)) this.fail(`aliases repeat more than ${MAX_ALIASED} values`);
    if (this.path.length + node.height > MAX_DEPTH) this.fail(tooDeep);
    return node;
  }

  private scalar(event: ScalarEvent): Json {
    const text = event.style === SCALAR_STYLE.DOUBLE_QUOTED ? this.quoted(event) : getScalarValue(this.text, event);
    const tag = event.tagStart < 0 ? '' : this.text.slice(event.tagStart, event.tagEnd);
    const value = tag ? taggedScalar(tag, text) : event.style === SCALAR_STYLE.PLAIN ? plainScalar(text) : text;
    if (value === undefined) this.fail('a value that is not of the type of its tag');
    if (typeof value === 'number' && !Number.isFinite(value)) this.fail("a number that JSON can't hold");
    return value;
  }

  /** kubectl's reader takes `\\'`, which YAML does not have, and neither `\\/` nor half of a character, which JSON has. */
  private quoted(event: ScalarEvent): string {
    const inside = this.text.slice(event.valueStart, event.valueEnd);
    if (!inside.includes('\\')) return getScalarValue(this.text, event);
    if (!this.json && NO_ESCAPE.test(inside)) this.fail('unknown escape sequence');
    const source = inside.replace(/\\([\s\S])/g, (both, escaped) => (escaped === "'" ? escaped : both));
    return getScalarValue(source, { ...event, valueStart: 0, valueEnd: source.length });
  }

  private sequence(): Node {
    const value: Json[] = [];
    let size = 1;
    let height = 0;
    while (!this.isNext(EVENT_ID.POP)) {
      this.record?.(value, value.length, this.offset);
      const item = this.at(value.length);
      value.push(item.value);
      size += item.size;
      height = Math.max(height, item.height);
    }
    this.next++;
    return { value, size, height: height + 1 };
  }

  private mapping(): Node {
    const value: { [key: string]: Json } = {};
    // Both stay empty in nearly every mapping.
    let merged: Set<string> | undefined;
    let repeated: Set<string> | undefined;
    let size = 1;
    let height = 0;
    while (!this.isNext(EVENT_ID.POP)) {
      const { offset } = this;
      const merges = this.isMergeKey();
      const key = this.key();
      const entry = this.at(key);
      if (merges) {
        merged ??= new Set();
        this.merge(value, entry.value, merged, offset);
      } else {
        if (Object.hasOwn(value, key) && !merged?.delete(key) && this.loses(value[key], entry.value)) {
          repeated ??= new Set();
          if (!repeated.has(key)) this.duplicates.push([...this.path, key]);
          repeated.add(key);
        }
        this.put(value, key, entry.value, offset);
      }
      size += entry.size + 1;
      height = Math.max(height, entry.height);
    }
    this.next++;
    return { value, size, height: height + 1 };
  }

  /** Whether an entry that is given again takes something away. Of a whole object each counts: two may have become one. */
  private loses(before: Json | undefined, after: Json): boolean {
    return this.path.length === 0 || !isDeepStrictEqual(before, after);
  }

  /** The next value, which is at a key of the collection that is being read. */
  private at(key: string | number): Node {
    this.path.push(key);
    const node = this.node();
    this.path.pop();
    return node;
  }

  private isMergeKey(): boolean {
    const event = this.events[this.next] as Event;
    if (event.type !== EVENT_ID.SCALAR || event.style !== SCALAR_STYLE.PLAIN || event.tagStart >= 0) return false;
    return event.valueEnd - event.valueStart === 2 && this.text.startsWith('<<', event.valueStart);
  }

  private key(): string {
    const { value } = this.node();
    if (value === null || typeof value === 'object') this.fail('a key must be a string');
    return String(value);
  }

  /** kubectl lets `<<` overwrite the entries above it, against YAML's own rule, but of several sources the first wins. */
  private merge(into: { [key: string]: Json }, from: Json, merged: Set<string>, offset: number): void {
    for (const source of Array.isArray(from) ? from.toReversed() : [from]) {
      if (!isRecord(source)) this.fail('"<<" takes a mapping, or a list of mappings');
      for (const [key, value] of Object.entries(source)) {
        merged.add(key);
        this.put(into, key, value as Json, offset);
      }
    }
  }

  private put(into: { [key: string]: Json }, key: string, value: Json, offset: number): void {
    // Assigned, this one would change the prototype.
    if (key === '__proto__')
      Object.defineProperty(into, key, { value, enumerable: true, configurable: true, writable: true });
    else into[key] = value;
    this.record?.(into, key, offset);
  }
}

/** Every document of a YAML text, or of an object of JSON. */
export function compose(source: string, json = false): readonly Composed[] {
  aliased.add(source.length);
  return plain(source) ?? composeAny(source, undefined, json);
}

/** Every document of a YAML text, however it is written. */
export function composeAny(source: string, record?: OnEntry, json = false): readonly Composed[] {
  const text = new Indented(source, record !== undefined);
  const events = text.events();
  const documents: Composed[] = [];
  for (let next = 0; next < events.length; ) {
    const [document, after] = new Composer(text, events, next, record, json).document();
    documents.push(document);
    next = after;
  }
  return documents;
}
