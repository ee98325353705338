/** More texts than a configuration has; what is beyond is worked out again. */
const MOST = 2000;

/** A function of texts that remembers its answers: configurations repeat themselves. */
export function remembered<T>(
  answer: (text: string) => T,
): (text: string) => T {
  const answers = new Map<string, { readonly answer: T }>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known.answer;
    const found = { answer: answer(text) };
    if (answers.size >= MOST) answers.clear();
    answers.set(text, found);
    return found.answer;
  };
}
