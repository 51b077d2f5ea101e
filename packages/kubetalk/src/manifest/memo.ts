/**
 * The same answers, each made once for its first argument, for as long as that is alive. All other arguments have to be
 * the same each time.
 */
export function memo<Key extends object, Rest extends readonly unknown[], Value>(
  make: (key: Key, ...rest: Rest) => Value,
): (key: Key, ...rest: Rest) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>();
  return (key, ...rest) => {
    const before = made.get(key);
    if (before) return before.value;
    const value = make(key, ...rest);
    made.set(key, { value });
    return value;
  };
}
