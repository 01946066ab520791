import type * as Shape from './paper';
import type { Paper } from './types';

const keptMs = 60_000;

function address({ base64, contentType }: Paper): string {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: contentType }));
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
  return url;
}

function save(paper: Paper): void {
  const link = document.createElement('a');
  link.href = address(paper);
  link.download = paper.fileName;
  link.click();
}

export const showPaper: typeof Shape.showPaper = async (read) => {
  // Opened in the tap: a browser blocks what opens later.
  const view = window.open('', '_blank');
  try {
    const paper = await read();
    if (view) view.location.href = address(paper);
    else save(paper);
  } catch (error) {
    view?.close();
    throw error;
  }
};

export const keepPaper: typeof Shape.keepPaper = (paper) => {
  save(paper);
  return Promise.resolve();
};
