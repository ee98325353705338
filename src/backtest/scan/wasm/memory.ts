/** The end of what is in use. */
let top: usize = (__heap_base + 15) & ~15;

/** So many bytes, zeros at first, never given back. */
export function allocate(length: usize): usize {
  const at = top;
  top = (top + length + 15) & ~15;
  const missing = <isize>top - ((<isize>memory.size()) << 16);
  if (missing > 0) memory.grow(i32((missing + 0xffff) >> 16));
  return at;
}
