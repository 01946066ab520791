/** Orders of one transaction. */
const chunkOrders = 200;

/** In groups of what a transaction takes, leaving out the first `skip`. */
export async function* inChunks<T>(items: AsyncIterable<T>, skip = 0): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  let passed = 0;
  for await (const item of items) {
    passed += 1;
    if (passed <= skip) continue;
    chunk.push(item);
    if (chunk.length === chunkOrders) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}
