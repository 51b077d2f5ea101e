/** A table whose every key is its own: names that come from manifests, such as `constructor`, find nothing that all objects have. */
export function table<Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.assign(Object.create(null), entries);
}
