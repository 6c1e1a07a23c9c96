export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets at most `most` work at once; `waiting` more wait in the order they came, and whoever comes then is refused. */
export function createGate(most: number, waiting: number): Gate {
  let inside = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (inside < most) inside += 1;
    else if (queue.length < waiting) await new Promise<void>((resolve) => queue.push(resolve));
    // PostgreSQL's class for a lack of resources: answered with 503, to be tried again
    else throw Object.assign(new Error("too many at once"), { code: "53000" });
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}

/**
 * Passwords are tried a few at a time, since one thread verifies them: a crowd that signs in takes neither the
 * connections nor the event loop from whoever searches. Ten seconds' worth of them may wait.
 */
export const passwordGate = createGate(3, 300);
