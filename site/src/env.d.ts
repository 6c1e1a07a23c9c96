/// <reference types="astro/client" />

/** Where the sprite of icons is, its hash in the name (astro.config.ts). */
declare const __SPRITE__: string;

declare module "accessible-autocomplete/preact" {
  import { Component, type VNode } from "preact";

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

  type Commune = import("./client/communes.ts").Commune;

  export default class Autocomplete<More = object> extends Component<AutocompleteProps<Commune> & More> {
    render(): VNode<{ children: (VNode<Record<string, unknown>> | null)[] }>;
  }
}
