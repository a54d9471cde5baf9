"""What the paper says of itself."""

MOTTO = "Қазақша жаңалық, ой мен сөз: бір мәтін, үш жазу."
