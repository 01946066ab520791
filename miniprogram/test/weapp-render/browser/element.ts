/** The part of a glass-easel component that the built-ins use. */
export interface BuiltIn {
  data: Record<string, unknown>;
  /** Gone once the page is closed. */
  getBackendElement: () => HTMLElement | null;
  triggerEvent: (name: string, detail?: unknown, options?: { bubbles?: boolean; composed?: boolean }) => void;
  addListener: (name: string, listener: () => void) => void;
}

/** Lets a form find its fields and a button its form through the document. */
export const fields = new WeakMap<Element, () => string>();
export const forms = new WeakMap<Element, BuiltIn>();
