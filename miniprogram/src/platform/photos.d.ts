/** A picture from this phone: what can be shown of it here, and its bytes, at most 380 KB. */
export interface Photo {
  src: string;
  base64: string;
}

/** Asks for pictures and makes them small enough to send; none when the person said no. Rejects when one cannot be read. */
export declare function choosePhotos(most: number): Promise<Photo[]>;
export declare function showPhotos(urls: readonly string[], first: string): void;
