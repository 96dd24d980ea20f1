// A counting semaphore with an end to patience: who would wait too long is told so instead.

interface Waiter {
  enter: () => void;
  timer: NodeJS.Timeout;
}

export class Gate {
  #free: number;
  #waitMs: number;
  #waiting = new Set<Waiter>();

  /** `places` may be inside at once; whoever waits longer than `waitMs` milliseconds is turned away. */
  constructor(places: number, waitMs: number) {
    this.#free = places;
    this.#waitMs = waitMs;
  }

  /**
   * Waits for a place, first come first served, and answers with the way to give it back (once).
   * @throws whatever `refusal` makes, when there was no place in time.
   */
  async enter(refusal: () => Error): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#turn(refusal);
    let inside = true;
    return () => {
      if (inside) this.#leave();
      inside = false;
    };
  }

  #turn(refusal: () => Error): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiter);
        reject(refusal());
      }, this.#waitMs);
      const waiter = { enter: resolve, timer };
      this.#waiting.add(waiter);
    });
  }

  /** The place goes to the next in line, so that nobody who comes later overtakes. */
  #leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(next);
    clearTimeout(next.timer);
    next.enter();
  }
}
