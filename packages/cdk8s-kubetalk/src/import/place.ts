import type { FieldPath, Json, JsonObject, Manifest } from 'kubetalk';
import {
  atomCode,
  type Code,
  type ListCode,
  type LiteralCode,
  listCode,
  type Property,
  propertiesCode,
  textCode,
} from './code';

/** Why a construct can't express a manifest: the next form is tried. */
export class Unfit extends Error {}

/** What is written in place of a value, such as a reference to the Service that it names, by the value's path. */
export class Replacements {
  private readonly byPath = new Map<string, Code>();

  set(path: FieldPath, code: Code): void {
    this.byPath.set(path.join('\n'), code);
  }

  at(path: FieldPath): Code | undefined {
    return this.byPath.size === 0 ? undefined : this.byPath.get(path.join('\n'));
  }
}

/** A value of a manifest, with the way to it. */
export class Place {
  private constructor(
    readonly manifest: Manifest,
    readonly value: Json | undefined,
    readonly path: FieldPath,
    readonly replacements: Replacements,
  ) {}

  static of(manifest: Manifest, replacements: Replacements): Place {
    return new Place(manifest, manifest.value, [], replacements);
  }

  private to(key: string | number, value: Json | undefined): Place {
    return new Place(this.manifest, value, [...this.path, key], this.replacements);
  }

  get(...keys: readonly string[]): Place {
    return keys.reduce<Place>((place, key) => place.to(key, fieldOf(place.value, key)), this);
  }

  at(path: FieldPath): Place {
    return path.reduce<Place>(
      (place, key) => (typeof key === 'number' ? (place.items[key] as Place) : place.get(key)),
      this,
    );
  }

  /** Whether a value is here: null means absent, as for the API server. */
  get isThere(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  /** @throws Unfit where it is no string */
  get text(): string {
    if (typeof this.value !== 'string') throw new Unfit(`${this.path.join('.')} is no text`);
    return this.value;
  }

  /** Whether a text is here. @throws Unfit where another value is */
  get isText(): boolean {
    return this.isThere && typeof this.text === 'string';
  }

  /** @throws Unfit where it is there and no list */
  get items(): readonly Place[] {
    if (!this.isThere) return [];
    if (!Array.isArray(this.value)) throw new Unfit(`${this.path.join('.')} is no list`);
    return this.value.map((item: Json, index: number) => this.to(index, item));
  }

  /** Its fields that are there. @throws Unfit where it is there and no object */
  get fields(): ReadonlyMap<string, Place> {
    if (!this.isThere) return new Map();
    if (!this.isObject) throw new Unfit(`${this.path.join('.')} is no object`);
    const all = Object.entries(this.value as JsonObject).map(([key, value]) => [key, this.to(key, value)] as const);
    return new Map(all.filter(([, place]) => place.isThere));
  }

  /** @throws Unfit where it has fields other than these */
  only(...keys: readonly string[]): this {
    for (const key of this.fields.keys()) if (!keys.includes(key)) throw new Unfit(`${[...this.path, key].join('.')}`);
    return this;
  }

  /** Its strings, as labels are. @throws Unfit where a value of it is something else */
  get strings(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.fields].map(([key, place]) => [key, place.text]));
  }

  /** What was written, or what replaces it; undefined where nothing is there. */
  get code(): Code | undefined {
    return this.isThere ? (this.replacement ?? this.written()) : undefined;
  }

  /** What was written as one of some words. @throws Unfit where it is there and none of these */
  oneOf(...words: readonly string[]): Code | undefined {
    if (this.isThere && !words.includes(this.value as string)) throw new Unfit(`${this.path.join('.')} ${this.value}`);
    return this.code;
  }

  get replacement(): Code | undefined {
    return this.replacements.at(this.path);
  }

  /** The object without some fields. */
  without(...keys: readonly string[]): LiteralCode {
    return propertiesCode(
      [...this.fields].filter(([key]) => !keys.includes(key)).map(([key, place]) => place.entry(key)),
    );
  }

  /** Itself as a property of an object, with the comments above it. */
  entry(key: string, value: Code = this.code ?? textCode('')): Property {
    const { comments } = this;
    return comments.length > 0 ? { key, value, comments } : { key, value };
  }

  /** The lines of its comment. */
  get comments(): readonly string[] {
    return this.manifest.source.comments?.(this.path) ?? [];
  }

  /** A list of what is written for its items, with their comments. */
  list(code: (item: Place) => Code): ListCode {
    return listCode(
      this.items.map(code),
      this.items.map((item) => item.comments),
    );
  }

  private written(): Code {
    const { value } = this;
    if (typeof value === 'string') return textCode(value);
    if (Array.isArray(value)) return this.list((item) => item.code ?? atomCode('null'));
    if (this.isObject) return this.without();
    return atomCode(value as number | boolean);
  }
}

function fieldOf(value: Json | undefined, key: string): Json | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined;
}
