/** How long, at the longest, the event loop was held while something was done, beside how long that took; milliseconds. */
export async function longestHold(work: () => Promise<unknown>): Promise<{ longest: number; took: number }> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const started = performance.now();
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return { longest, took: performance.now() - started };
}
