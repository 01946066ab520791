/** Keeps what belongs to one person apart from another's on the same device. */
export declare function storagePrefix(): string;
/** Called once, before anything is read. */
export declare function prepareStorage(): void;
