/// <reference types="astro/client" />

/** Where the sprite of icons is, its hash in the name (astro.config.ts). */
declare const __SPRITE__: string;

declare module "accessible-autocomplete/preact" {
  import type { ComponentClass } from "preact";

  export interface AutocompleteProps<Option> {
    id: string;
    name?: string;
    defaultValue?: string;
    source: (query: string, populate: (options: Option[]) => void) => void;
    onConfirm?: (option: Option | undefined) => void;
    templates?: {
      inputValue: (option?: Option | string) => string;
      suggestion: (option: Option | string) => string;
    };
    confirmOnBlur?: boolean;
    showNoOptionsFound?: boolean;
    minLength?: number;
    displayMenu?: "inline" | "overlay";
    inputClasses?: string;
    placeholder?: string;
    tNoResults?: () => string;
    tStatusQueryTooShort?: (minLength: number) => string;
    tStatusNoResults?: () => string;
    tStatusSelectedOption?: (option: string, length: number, index: number) => string;
    tStatusResults?: (length: number, selected: string) => string;
    tAssistiveHint?: () => string;
    menuAttributes?: Record<string, string>;
  }

  const Autocomplete: ComponentClass<AutocompleteProps<import("./search/place.ts").Suggestion>>;
  export default Autocomplete;
}
