/** How far an upload came, so that the same file, chosen again after a reload, goes on instead of beginning anew. */
interface Memory {
  /** Customers, goods or orders: the same file may be sent for each. */
  of: string;
  id: string;
  name: string;
  size: number;
  lastModified: number;
  arrived: number;
}

const key = 'lianke.import-upload';
type Chosen = Pick<File, 'name' | 'size' | 'lastModified'>;

export function rememberUpload(of: string, id: string, file: Chosen, arrived: number, storage: Storage = localStorage): void {
  const memory: Memory = { of, id, name: file.name, size: file.size, lastModified: file.lastModified, arrived };
  storage.setItem(key, JSON.stringify(memory));
}

export const forgetUpload = (storage: Storage = localStorage): void => storage.removeItem(key);

/** The unfinished upload of exactly this file for the same purpose; another file of the same name is another file. */
export function recallUpload(of: string, file: Chosen, storage: Storage = localStorage): { id: string; arrived: number } | null {
  const memory = read(storage);
  const same = memory?.of === of && memory.name === file.name && memory.size === file.size && memory.lastModified === file.lastModified;
  return memory && same ? { id: memory.id, arrived: memory.arrived } : null;
}

function read(storage: Storage): Memory | null {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null') as Memory | null;
  } catch {
    return null;
  }
}
