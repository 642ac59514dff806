DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\AcmeState");
DECLARE_CONST_UNICODE_STRING(Sddl, L"D:P(A;;GA;;;SY)(A;;GA;;BA)");

NTSTATUS MakeControlDevice(WDFDRIVER Driver)
{
    WDFDEVICE device;
    PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(Driver, &Sddl); // want INF116
    WdfDeviceInitAssignName(init, &Name);
    return WdfDeviceCreate(&init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}
