/** How a file gets out of the app here: `send` to a chat, `save` to the device. */
export declare const fileGoes: 'send' | 'save';
/** Must be called in the tap itself. Rejects when the person or the platform said no. */
export declare function keepFile(name: string, text: string): Promise<void>;
export declare function copyText(text: string): Promise<void>;
