/** Makes each named thing once, when it is asked for; `circular` where it needs itself. */
export function once<T>(
  make: (name: string) => T,
  circular: (name: string) => T,
): (name: string) => T {
  const made = new Map<string, T>();
  const making = new Set<string>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    if (making.has(name)) return circular(name);
    making.add(name);
    try {
      const value = make(name);
      made.set(name, value);
      return value;
    } finally {
      making.delete(name);
    }
  };
}
