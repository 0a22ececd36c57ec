/** Whether a client still waits for its answer. Where it does not, services need not go on reading for it. */
export class Presence {
  private readonly listeners = new Set<() => void>();
  private hasLeft = false;

  get isOver(): boolean {
    return this.hasLeft;
  }

  leave(): void {
    this.hasLeft = true;
    for (const listener of this.listeners) listener();
    this.listeners.clear();
  }

  onLeave(listener: () => void): void {
    this.listeners.add(listener);
  }

  offLeave(listener: () => void): void {
    this.listeners.delete(listener);
  }
}
