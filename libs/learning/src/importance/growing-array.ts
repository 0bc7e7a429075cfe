type Numbers = Uint16Array | Uint32Array;

/** A typed array that grows by half when it is full. */
export class GrowingArray<T extends Numbers> {
  length = 0;

  constructor(public values: T) {}

  push(value: number): void {
    if (this.length === this.values.length) this.grow();
    this.values[this.length++] = value;
  }

  private grow(): void {
    const larger = new (this.values.constructor as new (length: number) => T)(
      Math.ceil(this.values.length * 1.5) + 16,
    );
    larger.set(this.values);
    this.values = larger;
  }
}
