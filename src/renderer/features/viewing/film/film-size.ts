/** Heights of what lies below the picture of a film, CSS px; as in film.css. */
export const FILM_CONTROLS_PX = 40
export const FILM_STRIP_PX = 120
