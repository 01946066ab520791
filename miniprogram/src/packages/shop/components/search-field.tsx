import { Input, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { Icon } from '../../../ui/icon';
import './search-field.scss';

const pauseMs = 400;

/** Searches when typing pauses, or at once with the keyboard's own button. */
export function SearchField({ words, onSearch }: { words: string; onSearch: (words: string) => void }): ReactElement {
  const [typed, setTyped] = useState(words);
  const [shown, setShown] = useState(words);
  if (shown !== words) {
    setShown(words);
    setTyped(words);
  }
  useEffect(() => {
    const text = typed.trim();
    if (text === words) return undefined;
    const timer = setTimeout(() => onSearch(text), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, words, onSearch]);
  return (
    <View className="search">
      <Icon name="search" className="search__icon" />
      <Input
        className="search__input"
        name="words"
        type="text"
        confirmType="search"
        maxlength={30}
        value={typed}
        placeholder={t('goods.search')}
        placeholderClass="search__placeholder"
        onInput={({ detail }) => setTyped(detail.value)}
        onConfirm={() => onSearch(typed.trim())}
      />
      {typed ? (
        <View
          className="search__clear"
          hoverClass="pressed"
          ariaRole="button"
          onClick={() => {
            setTyped('');
            onSearch('');
          }}
        >
          {t('goods.search_clear')}
        </View>
      ) : null}
    </View>
  );
}
