export type Gate = <T>(network: string, work: () => Promise<T>) => Promise<T>;

interface Places {
  /** work under way at once */
  most: number;
  /** of a network that wait */
  ofEach: number;
  /** that wait in all */
  waiting: number;
}

/**
 * Lets a few work at once. The others wait in the order they came, network by network in turn, so that a crowd from one
 * place does not stand before everybody else; whoever finds no place is refused.
 */
export function createGate({ most, ofEach, waiting }: Places): Gate {
  let inside = 0;
  let all = 0;
  /** in the order of their turns */
  const queues = new Map<string, (() => void)[]>();

  function stand(network: string): Promise<void> {
    const queue = queues.get(network) ?? [];
    // PostgreSQL's class for a lack of resources: answered with 503, to be tried again
    if (all >= waiting || queue.length >= ofEach)
      throw Object.assign(new Error("too many at once"), { code: "53000" });
    all += 1;
    queues.set(network, queue);
    return new Promise<void>((resolve) => queue.push(resolve));
  }

  /** Whose turn it is goes in, and that network waits behind the others for its next. */
  function leave(): void {
    const [turn] = queues;
    if (!turn) {
      inside -= 1;
      return;
    }
    const [network, queue] = turn;
    queues.delete(network);
    all -= 1;
    queue.shift()?.();
    if (queue.length > 0) queues.set(network, queue);
  }

  return async (network, work) => {
    if (inside < most) inside += 1;
    else await stand(network);
    try {
      return await work();
    } finally {
      leave();
    }
  };
}

/**
 * Passwords are tried a few at a time, since one thread verifies them: a crowd that signs in takes neither the
 * connections nor the event loop from whoever searches. Ten seconds' worth of them may wait.
 */
export const passwordGate = createGate({ most: 3, ofEach: 100, waiting: 300 });
