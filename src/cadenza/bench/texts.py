"""What the listeners let the server say."""

from __future__ import annotations

from collections.abc import Mapping

from cadenza.bench.turn import Kind

TEXTS: Mapping[str, Mapping[Kind, tuple[str, ...]]] = {
    "en": {
        "short": (
            "Sure, I can help you with that right away. Which account is it?",
            "Could you please give me your order number, and the name on the order?",
            "Let me check that for you, it will only take a moment.",
            "Your table is booked for seven thirty.",
            "I am sorry to hear that. What happened?",
            "That will be forty-two dollars in total.",
            "Is there anything else I can do for you?",
            "The next train leaves in twelve minutes, from platform two.",
            "Thank you for calling, and have a nice day.",
            "Would you like to hear the other options?",
            "I have found two flights on Friday morning.",
            "Please hold while I connect you to the desk.",
            "Yes, the store is open until nine tonight.",
            "Can you spell your last name for me?",
            "Your package should arrive on Tuesday, before noon.",
            "All right, I have changed your appointment.",
        ),
        "long": (
            "The old lighthouse stood at the end of the bay, where the rocks were black and the wind never slept. "
            "Every evening the keeper climbed the two hundred steps, wiped the salt from the glass, and lit the lamp. "
            "He had done it for thirty years, and in all that time no ship had been lost on his shore.",
            "Here is how your plan works. You pay a fixed amount each month, and it covers calls, messages, and "
            "twenty gigabytes of data. If you use more than that, we slow the connection down, but we never charge "
            "you extra. You can change or cancel the plan at any time, and the change takes effect on the first day "
            "of the next month.",
            "To reset the device, first unplug it from the wall and wait for ten seconds. Then hold the small button "
            "on the back, and plug the cable in again while you keep holding it. After a moment the light will blink "
            "in blue. Let go of the button, open the app on your phone, and follow the steps that it shows you.",
            "Tomorrow will start out cloudy, with a little rain along the coast before noon. In the afternoon the sky "
            "clears from the west, and temperatures climb to around seventy degrees. The wind stays light, so it "
            "should be a pleasant evening for a walk. On Sunday, expect more of the same, with a small chance of "
            "thunder after dark.",
            "Thank you for waiting. I have looked at your account, and I can see that the payment was taken twice on "
            "the third of the month. I have sent one of them back to your card just now. It usually takes three to "
            "five working days until it shows up in your statement. You will also get a short message from us as soon "
            "as the bank confirms it.",
            "When the first settlers came to the valley, they found a river full of fish and hills covered with oak. "
            "They built their houses of stone, because wood was needed for the boats, and many of those houses are "
            "still standing today. If you follow the path behind the church, you will pass the oldest of them after a "
            "few minutes.",
        ),
    },
    "es": {
        "short": (
            "Claro, ahora mismo le ayudo. ¿De qué cuenta se trata?",
            "Su mesa está reservada para las siete y media.",
            "Lo siento mucho. ¿Me cuenta qué ha pasado?",
            "El próximo tren sale dentro de doce minutos, del andén dos.",
            "Un momento, por favor, que lo compruebo.",
            "Gracias por llamar, y que tenga un buen día.",
            "Su paquete debería llegar el martes, antes del mediodía.",
            "De acuerdo, ya he cambiado su cita.",
        ),
        "long": (
            "Así funciona su tarifa. Cada mes paga una cantidad fija, que incluye las llamadas, los mensajes y "
            "veinte gigas de datos. Si gasta más, la conexión va más despacio, pero nunca le cobramos nada aparte. "
            "Puede cambiar o cancelar la tarifa cuando quiera, y el cambio vale desde el primer día del mes "
            "siguiente.",
            "Para reiniciar el aparato, primero desenchúfelo y espere diez segundos. Después mantenga pulsado el "
            "botón pequeño de la parte de atrás y vuelva a enchufar el cable sin soltarlo. Al cabo de un momento "
            "parpadeará la luz azul. Suelte el botón, abra la aplicación en su teléfono y siga los pasos que le "
            "indica.",
        ),
    },
    "fr": {
        "short": (
            "Bien sûr, je m'en occupe tout de suite. De quel compte s'agit-il ?",
            "Votre table est réservée pour dix-neuf heures trente.",
            "Je suis désolé de l'apprendre. Que s'est-il passé ?",
            "Le prochain train part dans douze minutes, de la voie deux.",
            "Un instant, je vérifie cela pour vous.",
            "Merci de votre appel, et bonne journée.",
            "Votre colis devrait arriver mardi, avant midi.",
            "Très bien, j'ai changé votre rendez-vous.",
        ),
        "long": (
            "Voici comment fonctionne votre forfait. Vous payez chaque mois une somme fixe, qui comprend les "
            "appels, les messages et vingt gigas de données. Au-delà, la connexion ralentit, mais rien ne vous est "
            "facturé en plus. Vous pouvez changer de forfait ou le résilier à tout moment, et le changement prend "
            "effet le premier jour du mois suivant.",
            "Demain, le ciel sera d'abord couvert, avec un peu de pluie le long de la côte avant midi. Dans "
            "l'après-midi, il se dégagera par l'ouest, et il fera une vingtaine de degrés. Le vent restera faible, "
            "et la soirée sera agréable pour une promenade. Dimanche, le temps changera peu, avec un risque d'orage "
            "à la nuit tombée.",
        ),
    },
}
"""By language. Short turns are 2 to 4 s of speech, long passages 15 to 30 s."""
